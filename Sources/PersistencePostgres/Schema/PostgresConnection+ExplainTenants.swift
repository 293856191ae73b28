internal import Persistence

extension PostgresConnection {
    /// Keeps the planner from guessing how many rows this tenant has. Plans are kept and used for all tenants, so they
    /// should fit the largest; and a tenant that the statistics do not know yet would be taken for one without rows,
    /// for which any index that begins with the tenant is as good as the right one.
    ///
    /// - A subquery in the policy hides which tenant it is: the planner looks no value up before it runs.
    /// - One distinct tenant: a condition on nothing else finds the whole table.
    func explainTenants() throws {
        let changes = try simple(
            """
            SELECT format('ALTER POLICY %I ON shop.%I USING (tenant_id = (SELECT current_setting(''stoa.tenant'')::uuid))', \
            policyname, tablename) FROM pg_policies \
            WHERE schemaname = 'shop' AND qual = '(tenant_id = (current_setting(''stoa.tenant''::text))::uuid)' \
            UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN tenant_id SET (n_distinct = 1)', attrelid::regclass) \
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid \
            WHERE relnamespace = 'shop'::regnamespace AND relkind = 'r' AND attname = 'tenant_id' \
            AND attoptions IS NULL
            """
        ).rows.map { row -> String in try row[0] }
        for change in changes { try simple(change) }
    }
}
