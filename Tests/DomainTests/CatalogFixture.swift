import Catalog
import Persistence
import TestSupport
import Vocabulary
