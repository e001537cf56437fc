/// The longest run of items that stand in increasing order already, with others between them.
enum LongestIncreasing {
  /// Whether each of the values, all different, belongs to one longest increasing subsequence.
  static func membership(of values: [Int]) -> [Bool] {
    var result = [Bool](repeating: false, count: values.count)
    // The place of the smallest last value of an increasing run of each length.
    var ends: [Int] = []
    var previous = [Int](repeating: -1, count: values.count)
    for (place, value) in values.enumerated() {
      var low = 0
      var high = ends.count
      if let last = ends.last, values[last] < value { low = high }
      while low < high {
        let middle = (low + high) / 2
        if values[ends[middle]] < value { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[place] = ends[low - 1] }
      if low == ends.count { ends.append(place) } else { ends[low] = place }
    }
    var place = ends.last ?? -1
    while place >= 0 {
      result[place] = true
      place = previous[place]
    }
    return result
  }
}
