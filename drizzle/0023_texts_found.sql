-- What was texted and never told is found at the provider, once: the worker knows of what was kept, and opens nothing of a family.
SET LOCAL ROLE doorkeeper;
GRANT EXECUTE ON FUNCTION door.spend(bytea) TO worker;
RESET ROLE;
