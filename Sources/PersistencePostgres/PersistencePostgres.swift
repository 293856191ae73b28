// PersistencePostgres
