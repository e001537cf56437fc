/// The languages that espeak-ng speaks, by code and by English name.
enum SpeechLanguages {
  /// The voice for a language, or nil for one that is unknown.
  ///
  /// - Parameter text: A code such as `de` or `pt-BR`, or a name such as "German".
  static func voice(_ text: String) -> String? {
    let plain = text.lowercased().replacing("_", with: "-")
    let name = String(plain.drop { $0 == " " })
    if let code = aliases[name] { return code }
    if codes.contains(name) { return name }
    if let named = names.first(where: { $0.name.lowercased() == name }) { return named.code }
    // "de-at" has no voice of its own; its language has.
    let language = name.prefix { $0 != "-" }
    return language != name[...] ? voice(String(language)) : nil
  }

  /// What a person may have meant by an unknown language.
  static func near(_ text: String) -> [String] {
    names.filter { $0.name.lowercased().hasPrefix(text.lowercased().prefix(3)) }.prefix(3).map {
      "\($0.code) (\($0.name))"
    }
  }

  private static let codes = Set(names.map(\.code))

  private static let aliases = [
    "en": "en-us", "english": "en-us", "en-uk": "en-gb", "american": "en-us", "british": "en-gb",
    "fr": "fr-fr", "french": "fr-fr", "zh": "cmn",
    "zh-cn": "cmn", "chinese": "cmn", "mandarin": "cmn", "zh-hk": "yue", "no": "nb",
    "norwegian": "nb", "nn": "nb",
    "tl": "es", "iw": "he", "in": "id", "farsi": "fa", "brazilian": "pt-br",
  ]

  /// Codes and names of all languages.
  static let names: [(code: String, name: String)] = {
    let list = """
      af Afrikaans|am Amharic|an Aragonese|ar Arabic|as Assamese|az Azerbaijani|ba Bashkir|be Belarusian|bg Bulgarian|\
      bn Bengali|bpy Bishnupriya Manipuri|bs Bosnian|ca Catalan|cmn Mandarin Chinese|cs Czech|cv Chuvash|cy Welsh|da Danish|\
      de German|el Greek|en-us American English|en-gb British English|en-029 Caribbean English|en-gb-scotland Scottish English|\
      eo Esperanto|es Spanish|es-419 Latin American Spanish|et Estonian|eu Basque|fa Persian|fi Finnish|\
      fr-fr French of France|fr-be Belgian French|fr-ch Swiss French|ga Irish|gd Scottish Gaelic|gn Guarani|\
      grc Ancient Greek|gu Gujarati|hak Hakka Chinese|haw Hawaiian|he Hebrew|hi Hindi|hr Croatian|ht Haitian Creole|\
      hu Hungarian|hy Armenian|ia Interlingua|id Indonesian|io Ido|is Icelandic|it Italian|ja Japanese|jbo Lojban|\
      ka Georgian|kk Kazakh|kl Greenlandic|kn Kannada|ko Korean|kok Konkani|ku Kurdish|ky Kyrgyz|la Latin|\
      lb Luxembourgish|lt Lithuanian|lv Latvian|mi Maori|mk Macedonian|ml Malayalam|mr Marathi|ms Malay|mt Maltese|\
      my Burmese|nb Norwegian Bokmal|nci Classical Nahuatl|ne Nepali|nl Dutch|nog Nogai|om Oromo|or Oriya|pa Punjabi|\
      pap Papiamento|pl Polish|pt Portuguese|pt-br Brazilian Portuguese|qu Quechua|quc K'iche'|ro Romanian|ru Russian|\
      sd Sindhi|shn Shan|si Sinhala|sk Slovak|sl Slovenian|smj Lule Sami|sq Albanian|sr Serbian|sv Swedish|sw Swahili|\
      ta Tamil|te Telugu|th Thai|tk Turkmen|tn Setswana|tr Turkish|tt Tatar|ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek|\
      vi Vietnamese|yue Cantonese
      """
    return list.split(separator: "|").compactMap { item in
      guard let space = item.firstIndex(of: " ") else { return nil }
      return (String(item[..<space]), String(item[item.index(after: space)...]))
    }
  }()
}
