import ArgumentParser

/// In this module an argument is one of the command line, not one of a flow's node.
typealias Argument = ArgumentParser.Argument
