@_exported public import TestEngines
