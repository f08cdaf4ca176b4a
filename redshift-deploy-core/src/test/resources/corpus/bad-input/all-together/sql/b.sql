BEGIN;
VACUUM ${tabel};
