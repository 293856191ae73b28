// PriceEngine
