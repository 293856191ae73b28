// PersistenceConformanceTests
