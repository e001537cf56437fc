/// The sounds that can be made, with the words by which people ask for them.
///
/// This table is the one place that decides what a prompt means; a word in the plural needs no entry
/// of its own.
enum SoundWords {
  /// One sound, or a scene of several.
  struct Entry: Sendable {
    /// What the sound is called in messages.
    let name: String
    /// The words and short phrases that mean it.
    let words: [String]
    /// What is played, each with a level in decibels against the others.
    let parts: [Part]
    /// A sound that only counts when the prompt names none that is plainer, as "night" does.
    let isVague: Bool

    init(_ name: String, _ words: String, vague: Bool = false, _ parts: Part...) {
      self.name = name
      self.words = words.split(separator: ",").map { $0.drop { $0 == " " }.description }
      self.parts = parts
      isVague = vague
    }
  }

  /// One sound of an entry.
  struct Part: Sendable {
    let sound: any AmbienceSound
    let level: Double
    /// What this part adds to the manner that was asked for.
    let manner: SoundManner

    init(_ sound: any AmbienceSound, _ level: Double = 0, _ manner: SoundManner = SoundManner()) {
      self.sound = sound
      self.level = level
      self.manner = manner
    }
  }

  /// All sounds, those first that people ask for most.
  static let entries: [Entry] = nature + animals + people + places + signals

  private static let nature: [Entry] = [
    Entry(
      "birdsong",
      "birdsong, bird song, bird sound, bird call, bird, songbird, birdie, birds singing, singing bird, chirping, chirp, chirping bird, tweet, tweeting, twitter, twittering, warbling, blackbird, robin, nightingale, lark, thrush, wren, finch, canary, warbler, garden",
      Part(Birdsong())),
    Entry(
      "a dawn chorus",
      "dawn chorus, dawn, sunrise, morning, spring morning, morning chorus, aviary",
      vague: true, Part(Birdsong(company: .dawn))),
    Entry(
      "flowing water",
      "flowing water, running water, water flowing, water, stream, brook, creek, rivulet, babbling brook, flow, gurgling, babbling, burbling, burble, bubbling, bubble, flowing, flowing stream, spring water, fountain, trickling water, splashing",
      Part(FlowingWater(size: .brook))),
    Entry("a river", "river, rapid, rushing water, white water", Part(FlowingWater(size: .river))),
    Entry("a waterfall", "waterfall, cascade, falls", Part(FlowingWater(size: .waterfall))),
    Entry("a trickle", "trickle, trickling, tap water, faucet", Part(FlowingWater(size: .trickle))),
    Entry(
      "dripping water",
      "dripping, drip, dripping water, water drop, water dripping, droplet, cave, drop of water",
      Part(Dripping(), -3)),
    Entry(
      "a lake", "lake, pond, lapping, lapping water, lakeside, shore of a lake",
      Part(FlowingWater(size: .lapping))),
    Entry(
      "rain",
      "rain, raining, rainfall, rainy, drizzle, downpour, shower, raindrop, rain drop, pouring rain",
      Part(Rain())),
    Entry(
      "thunder", "thunder, rumble of thunder, lightning, thunderclap, rolling thunder, rumbling",
      Part(Thunder(), 1)),
    Entry(
      "a thunderstorm", "thunderstorm, storm, rainstorm, thunder storm, stormy, tempest",
      Part(Rain(), -4, SoundManner(strength: 0.6)), Part(Thunder()),
      Part(Wind(place: .gale), -9)),
    Entry(
      "wind", "wind, windy, breeze, gust, blowing wind, wind blowing, desert, mountain, draft",
      Part(Wind())),
    Entry(
      "a gale", "gale, howling wind, hurricane, blizzard, snowstorm, tornado, typhoon",
      Part(Wind(place: .gale))),
    Entry(
      "rustling leaves",
      "rustling leaves, leaves, leaf, rustling, rustle, wind in the trees, tree, wind in leaves",
      Part(Wind(place: .leaves))),
    Entry(
      "ocean waves",
      "wave, ocean, ocean wave, sea, surf, seaside, beach, shore, seashore, coast, sea wave, crashing wave, tide, breaker",
      Part(Waves())),
    Entry(
      "a crackling fire",
      "fire, campfire, camp fire, fireplace, bonfire, crackling fire, fire crackling, crackling, crackle, flame, hearth, burning, forest fire, burning wood",
      Part(Fire())),
    Entry(
      "a forest",
      "forest, wood, woodland, woods, forest ambience, park, nature, countryside, outdoors, nature sounds",
      vague: true, Part(Wind(place: .leaves), -9, SoundManner(strength: -0.3)), Part(Birdsong())),
    Entry(
      "a meadow", "meadow, field, summer, summer day, spring, prairie", vague: true,
      Part(Birdsong()), Part(Bees(), -9), Part(Wind(), -13)),
    Entry(
      "a jungle", "jungle, rainforest, rain forest, tropical forest, amazon, tropical",
      vague: false,
      Part(Birdsong(company: .jungle)), Part(Crickets(areCicadas: true), -9), Part(Frogs(), -12)),
    Entry(
      "the night",
      "night, nighttime, night time, summer night, nocturnal, evening, night ambience, midnight",
      vague: true,
      Part(Crickets(), 0), Part(Owl(), -5, SoundManner(distance: 0.4)),
      Part(Wind(place: .leaves), -15)),
    Entry(
      "a swamp", "swamp, marsh, wetland, bog", Part(Frogs()), Part(Crickets(), -7),
      Part(FlowingWater(size: .lapping), -14)),
    Entry(
      "a harbour", "harbor, harbour, port, pier, marina", Part(FlowingWater(size: .lapping)),
      Part(AnimalCall(animal: .gulls), -5, SoundManner(distance: 0.4)),
      Part(Signal(kind: .foghorn), -9, SoundManner(distance: 0.7))),
  ]

  private static let animals: [Entry] = [
    Entry("a cuckoo", "cuckoo", Part(Birdsong(company: .cuckoo))),
    Entry("sparrows", "sparrow", Part(Birdsong(company: .sparrows))),
    Entry("parrots", "parrot, parakeet, tropical bird", Part(Birdsong(company: .jungle))),
    Entry("crickets", "cricket, grasshopper, chirping cricket, insect", Part(Crickets())),
    Entry("cicadas", "cicada, locust", Part(Crickets(areCicadas: true))),
    Entry("frogs", "frog, croak, croaking, toad, ribbit, bullfrog", Part(Frogs())),
    Entry("an owl", "owl, hoot, hooting", Part(Owl())),
    Entry("seagulls", "seagull, gull, sea gull, seabird", Part(AnimalCall(animal: .gulls))),
    Entry("crows", "crow, raven, caw, cawing", Part(AnimalCall(animal: .crows))),
    Entry(
      "bees", "bee, buzzing, buzz, bumblebee, hive, beehive, fly buzzing, flies, wasp", Part(Bees())
    ),
    Entry("a mosquito", "mosquito, gnat", Part(Bees(isMosquito: true))),
    Entry("a barking dog", "dog, bark, barking, puppy, woof", Part(AnimalCall(animal: .dog))),
    Entry("a cat", "cat, meow, meowing, kitten, miaow", Part(AnimalCall(animal: .cat))),
    Entry("a purring cat", "purr, purring, cat purring, purring cat", Part(Purr())),
    Entry(
      "a rooster", "rooster, cock, cockerel, crowing, cock-a-doodle-doo",
      Part(AnimalCall(animal: .rooster))),
    Entry("a wolf", "wolf, wolves, howling wolf, howl, wolf howl", Part(AnimalCall(animal: .wolf))),
    Entry(
      "a farm", "farm, farmyard, barnyard", vague: true, Part(AnimalCall(animal: .rooster)),
      Part(Birdsong(company: .sparrows), -4),
      Part(AnimalCall(animal: .dog), -10, SoundManner(distance: 0.7))),
  ]

  private static let people: [Entry] = [
    Entry("a heartbeat", "heartbeat, heart beat, heart, pulse", Part(Heartbeat())),
    Entry(
      "footsteps", "footstep, walking, step, foot step, running steps, stroll", Part(Footsteps())),
    Entry(
      "footsteps on gravel", "footsteps on gravel, walking on gravel, gravel",
      Part(Footsteps(ground: .gravel))),
    Entry(
      "footsteps on wood", "footsteps on wood, footsteps on a wooden floor, wooden floor",
      Part(Footsteps(ground: .wood))),
    Entry(
      "footsteps in snow", "footsteps in snow, walking in snow, snow, footsteps in the snow",
      Part(Footsteps(ground: .snow))),
    Entry(
      "footsteps in leaves", "footsteps in leaves, walking in leaves, walking through leaves",
      Part(Footsteps(ground: .leaves))),
    Entry(
      "a murmuring crowd",
      "crowd, murmur, people talking, chatter, people, voices, market, babble, murmuring",
      Part(Crowd())),
    Entry(
      "a café", "cafe, café, restaurant, coffee shop, bar, pub, coffeehouse",
      Part(Crowd(isCafe: true))),
    Entry("applause", "applause, clapping, clap, applauding, ovation, audience", Part(Applause())),
    Entry(
      "a ticking clock",
      "clock, ticking, tick, tick tock, ticking clock, clock ticking, metronome",
      Part(ClockTicking(), -6)),
    Entry(
      "a church bell",
      "church bell, bell, bell tower, tolling, bell ringing, ringing bell, cathedral bell",
      Part(Bells())),
    Entry(
      "a hand bell",
      "hand bell, jingle, sleigh bell, jingle bell, small bell, doorbell, bicycle bell",
      Part(Bells(kind: .small))),
    Entry("wind chimes", "wind chime, chime, windchime", Part(Bells(kind: .chimes))),
  ]

  private static let places: [Entry] = [
    Entry(
      "horse hooves",
      "horse, hoof, hooves, horse hooves, galloping, gallop, trot, trotting, clip clop",
      Part(Hooves())),
    Entry("a train", "train, railway, railroad, rail, subway, train ride", Part(Train())),
    Entry(
      "a steam train", "steam train, steam locomotive, locomotive, steam engine",
      Part(Train(isSteam: true))),
    Entry(
      "city traffic",
      "traffic, city, street, road, car passing, passing car, highway, urban, town, cars",
      vague: false,
      Part(Traffic())),
    Entry(
      "a car engine",
      "car, engine, car engine, motor, motorcycle, truck, idling, idling engine, car idling",
      Part(Engine())),
    Entry(
      "a boat engine", "boat, ship, motorboat, ferry, ship engine", Part(Engine(kind: .boat)),
      Part(FlowingWater(size: .lapping), -8)),
    Entry("a helicopter", "helicopter, chopper, rotor", Part(Engine(kind: .helicopter))),
    Entry(
      "an aeroplane", "airplane, aeroplane, plane, aircraft, jet, airplane cabin, cabin",
      Part(Engine(kind: .plane))),
    Entry(
      "a fan", "fan, air conditioner, ventilation, ventilator, air conditioning",
      Part(Engine(kind: .fan))),
    Entry(
      "a space drone",
      "space, drone, spaceship, space ship, starship, sci-fi, scifi, hum, humming, sci fi, outer space, science fiction, cosmic",
      Part(SpaceDrone())),
  ]

  private static let signals: [Entry] = [
    Entry("white noise", "white noise, static, hiss, noise", Part(SteadyNoise(color: .white))),
    Entry("pink noise", "pink noise", Part(SteadyNoise(color: .pink))),
    Entry(
      "brown noise", "brown noise, red noise, brownian noise", Part(SteadyNoise(color: .brown))),
    Entry("a tone", "tone, sine, sine wave, sine tone, test tone, hz", Part(Tone())),
    Entry("beeps", "beep, beeping, bleep", Part(Tone(isBeeping: true))),
    Entry(
      "a siren", "siren, police siren, ambulance, fire engine, police car, police",
      Part(Signal(kind: .siren))),
    Entry("an alarm", "alarm, alarm clock, buzzer", Part(Signal(kind: .alarm))),
    Entry(
      "a telephone", "phone, telephone, phone ringing, ringing phone, phone rings, ringtone",
      Part(Signal(kind: .phone))),
    Entry("a sonar", "sonar, ping, submarine, radar", Part(Signal(kind: .sonar))),
    Entry("lasers", "laser, ray gun, blaster, zap", Part(Signal(kind: .laser))),
    Entry(
      "an explosion", "explosion, blast, boom, bomb, exploding, firework, cannon",
      Part(Signal(kind: .explosion))),
    Entry("a foghorn", "foghorn, fog horn, ship horn", Part(Signal(kind: .foghorn))),
  ]

  /// Words that change how a sound is made.
  static let manners: [String: @Sendable (inout SoundManner) -> Void] = {
    var table: [String: @Sendable (inout SoundManner) -> Void] = [:]
    func add(_ words: String, _ change: @escaping @Sendable (inout SoundManner) -> Void) {
      for word in words.split(separator: " ") { table[String(word)] = change }
    }
    add("distant far faraway away distance afar background remote") { $0.distance = 0.75 }
    add("near nearby close") { $0.distance = 0 }
    add(
      "gentle gently soft softly light lightly quiet quietly calm calming peaceful faint subtle mild small tiny relaxing soothing"
    ) {
      $0.strength = -0.6
    }
    add(
      "heavy heavily loud loudly strong hard intense violent wild big huge roaring rushing powerful raging torrential fierce pouring crashing"
    ) {
      $0.strength = 0.8
    }
    add("slow slowly lazy leisurely") { $0.pace = 0.65 }
    add("fast quick quickly rapid rapidly hurried racing galloping brisk") { $0.pace = 1.5 }
    add("many lots several dozens busy lively flock swarm group pack numerous") { $0.number = 0.8 }
    add("single one lone lonely solitary") { $0.number = -1 }
    return table
  }()

  /// Words for sounds that only a recording or a model could give.
  static let unmakeable: Set<String> = [
    "lion", "tiger", "elephant", "monkey", "pig", "cow", "sheep", "goat", "donkey", "neigh",
    "whinny", "whale", "dolphin",
    "baby", "laughter", "laugh", "laughing", "crying", "scream", "screaming", "cough", "sneeze",
    "snoring", "gunshot",
    "gunfire", "dinosaur", "dragon", "monster", "zombie", "chainsaw", "typing", "keyboard", "moo",
    "mooing", "duck", "goose",
    "turkey", "roar", "growl", "growling", "whisper", "whispering",
  ]

  /// Words that ask for music unless they stand beside a sound, as in "the song of a bird".
  static let vagueMusic: Set<String> = ["song", "tune", "beat", "melody", "chord", "drum"]

  /// Words that ask for music rather than for a sound.
  static let music: Set<String> = [
    "music", "melody", "melodie", "piano", "guitar", "orchestra", "orchestral", "jazz", "beat",
    "soundtrack", "tune", "chord",
    "symphony", "lullaby", "drum", "bassline", "techno", "lofi", "violin", "flute", "synth", "harp",
    "song", "ballad",
    "waltz", "blues", "reggae", "hiphop", "chiptune", "musical", "cello", "saxophone", "trumpet",
    "lo-fi", "instrumental",
  ]
}
