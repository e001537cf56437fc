import ArgumentParser
import Notation

extension FlowNotation: ExpressibleByArgument {}
