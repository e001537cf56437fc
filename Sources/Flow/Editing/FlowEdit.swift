/// One typed change of a flow.
///
/// Where a name was given twice, the first place that has it is meant. Places are counted from 0.
public indirect enum FlowEdit: Hashable, Sendable {
  /// Fill a port of a node, or leave it to its default with nil.
  ///
  /// A port that is not filled yet comes behind the node's other arguments.
  case setArgument(node: String, port: PortName, Source?)
  /// Put an argument in at a place among a node's arguments.
  case insertArgument(node: String, Argument, at: Int)
  /// Give an argument another place among a node's arguments, counted without it.
  case moveArgument(node: String, port: PortName, to: Int)
  /// Give a node other arguments altogether.
  case setArguments(node: String, [Argument])

  /// Put a node in at a place of the written order.
  case addNode(Node, at: Int)
  /// Take a node out; links from it must be gone.
  case removeNode(String)
  /// Take a node out and leave links from it without a source.
  case cutNode(String)
  /// Give a node another place in the written order, counted without it.
  case moveNode(String, to: Int)
  /// Give a node another name, in every link too.
  case renameNode(String, to: String)
  /// Use another function in a node.
  case setFunction(node: String, FunctionName)
  /// Name the second and further outputs of a node.
  case setFurtherNames(node: String, [String])
  /// Give a node other comments.
  case setComments(node: String, Comments)
  /// Give an attribute other values, or take it away with nil; of the flow itself where `node` is nil.
  ///
  /// An attribute that is not there yet comes behind the others.
  case setAttribute(node: String?, name: String, [Value]?)
  /// Give other attributes altogether; to the flow itself where `node` is nil.
  case setAttributes(node: String?, [Attribute])
  /// Write all nodes anew, which even flows whose names do not tell nodes apart allow.
  case setNodes([Node])

  /// Give other results.
  case setReturns([Flow.Return])
  /// Put a parameter of the flow in at a place.
  case addParameter(Port, at: Int)
  /// Take a parameter of the flow out; uses of it must be gone.
  case removeParameter(String)
  /// Give the parameter of that port's name another type, default and so on.
  case setParameter(Port)
  /// Give a parameter of the flow another name, in every use too.
  case renameParameter(String, to: String)
  /// Give the flow other parameters altogether; uses stay as they are.
  case setParameters([Port])
  /// Declare other outputs.
  case setOutputs([OutputPort])
  /// Give the flow another name, or none.
  case setName(String?)
  /// Give the flow other documentation.
  case setDocumentation(String)
  /// Look files up in other folders.
  case setFolders([String])
  /// Give the flow other comments before its end.
  case setClosingComments([String])

  /// Several changes as one, each of what the ones before it left.
  case group([FlowEdit])
}
