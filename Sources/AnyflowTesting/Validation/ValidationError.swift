import Comfy
import OrderedJSON

/// One error of checking a prompt, in the shape that a server answers.
struct ValidationError: Sendable {
  var type: String
  var message: String
  var details: String
  var extraInfo: JSONObject

  init(_ type: String, _ message: String, _ details: String, _ extraInfo: JSONObject = [:]) {
    self.type = type
    self.message = message
    self.details = details
    self.extraInfo = extraInfo
  }

  var json: JSON { ValidationError.json(type, message, details, extraInfo) }

  static func json(
    _ type: String, _ message: String, _ details: String, _ extraInfo: JSONObject
  ) -> JSON {
    [
      "type": .string(type), "message": .string(message), "details": .string(details),
      "extra_info": .object(extraInfo),
    ]
  }
}

extension ValidationError {
  static func missing(_ input: NodeInput) -> ValidationError {
    ValidationError(
      "required_input_missing", "Required input is missing", input.name,
      ["input_name": .string(input.name)])
  }

  static func badLink(_ input: NodeInput, _ value: JSON) -> ValidationError {
    ValidationError(
      "bad_linked_input",
      "Bad linked input, must be a length-2 list of [node_id, slot_index]", input.name,
      about(input, ["received_value": value]))
  }

  static func mismatch(_ input: NodeInput, received: JSON, link: JSON) -> ValidationError {
    let wanted: JSON = input.hasListType ? .array(input.choices ?? []) : .string(input.type)
    return ValidationError(
      "return_type_mismatch", "Return type mismatch between linked nodes",
      "\(input.name), received_type(\(PythonText.of(received))) mismatch "
        + "input_type(\(PythonText.of(wanted)))",
      about(input, ["received_type": received, "linked_node": link]))
  }

  static func unconvertible(
    _ input: NodeInput, _ value: JSON, _ error: PythonError
  ) -> ValidationError {
    ValidationError(
      "invalid_input_type", "Failed to convert an input value to a \(input.type) value",
      "\(input.name), \(PythonText.of(value)), \(error.message)",
      about(input, ["received_value": value, "exception_message": .string(error.message)]))
  }

  static func tooSmall(_ input: NodeInput, _ value: JSON, _ bound: JSON) -> ValidationError {
    ValidationError(
      "value_smaller_than_min",
      "Value \(PythonText.of(value)) smaller than min of \(PythonText.of(bound))", input.name,
      about(input, ["received_value": value]))
  }

  static func tooBig(_ input: NodeInput, _ value: JSON, _ bound: JSON) -> ValidationError {
    ValidationError(
      "value_bigger_than_max",
      "Value \(PythonText.of(value)) bigger than max of \(PythonText.of(bound))", input.name,
      about(input, ["received_value": value]))
  }

  static func notListed(_ input: NodeInput, _ value: JSON) -> ValidationError {
    let choices = input.choices ?? []
    let isLong = choices.count > 20
    let list = isLong ? "(list of length \(choices.count))" : PythonText.repr(.array(choices))
    var info = about(input, ["received_value": value])
    if isLong { info["input_config"] = .null }
    return ValidationError(
      "value_not_in_list", "Value not in list",
      "\(input.name): '\(PythonText.of(value))' not in \(list)", info)
  }

  static func custom(_ input: String, _ reason: String) -> ValidationError {
    ValidationError(
      "custom_validation_failed", "Custom validation failed for node",
      "\(input) - \(reason)", ["input_name": .string(input)])
  }

  /// An exception in an upstream node's checking, told at that node.
  static func inner(_ input: NodeInput, link: JSON, _ error: PythonError) -> ValidationError {
    ValidationError(
      "exception_during_inner_validation", "Exception when validating inner node", error.message,
      about(
        input,
        [
          "exception_message": .string(error.message), "exception_type": .string(error.type),
          "traceback": .array(traceback), "linked_node": link,
        ]))
  }

  /// An exception in an output's checking.
  static func outer(_ error: PythonError) -> ValidationError {
    ValidationError(
      "exception_during_validation", "Exception when validating node", error.message,
      ["exception_type": .string(error.type), "traceback": .array(traceback)])
  }

  private static let traceback: [JSON] = [
    "  File \"/srv/ComfyUI/execution.py\", line 1, in validate_inputs\n    (stand-in)\n"
  ]

  private static func about(_ input: NodeInput, _ more: JSONObject) -> JSONObject {
    JSONObject(
      [
        JSONObject.Member("input_name", .string(input.name)),
        JSONObject.Member("input_config", input.objectInfo),
      ] + more.members)
  }
}
