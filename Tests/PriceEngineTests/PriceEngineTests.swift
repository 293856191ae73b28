// PriceEngineTests
