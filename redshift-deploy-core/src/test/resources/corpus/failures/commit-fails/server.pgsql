-- Checked when a transaction commits. Redshift checks no UNIQUE; its commits fail for other reasons.
ALTER TABLE lab.done ADD CONSTRAINT one UNIQUE (id) DEFERRABLE INITIALLY DEFERRED;
