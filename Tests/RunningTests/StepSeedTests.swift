import Testing

@testable import Running

@Suite("Seeds of steps") struct StepSeedTests {
  @Test("the same run and step give the same seed on every machine") func stable() {
    // The first eight bytes of the SHA-256 of the run's seed, its lowest byte first, and the id.
    #expect(StepSeed.of("clip", run: 0) == 15_870_595_483_270_412_205)
    #expect(StepSeed.of("clip/move", run: UInt64.max) == 17_635_969_375_150_595_039)
  }

  @Test("steps and runs differ from one another") func different() {
    let steps = ["clip", "clip/move", "clip2", "", "Clip"]
    let seeds = steps.flatMap { step in [0, 1, UInt64.max].map { StepSeed.of(step, run: $0) } }
    #expect(Set(seeds).count == seeds.count)
  }
}
