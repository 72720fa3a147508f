-- The roles of the trade (domain.md 8.4). What each may do stands in the walls below and in src/domain/access.ts.
ALTER TABLE staff DROP CONSTRAINT staff_role_check;
ALTER TABLE staff ADD CONSTRAINT staff_role_check CHECK (role IN ('front_desk', 'counsellor', 'expert', 'supervisor', 'on_call',
	'privacy_officer', 'analyst', 'administrator'));
