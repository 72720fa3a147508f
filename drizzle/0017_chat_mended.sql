-- What was wrong in the live chat (0015_chat.sql).
SET LOCAL ROLE doorkeeper;
-- how many wait, so that a flood fills no lobby without end (MOST_WAITING in src/domain/chat-queue.ts)
CREATE FUNCTION door.chat_lobby() RETURNS TABLE (suspect integer, others integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
	SELECT count(*) FILTER (WHERE c.suspect)::int, count(*) FILTER (WHERE NOT c.suspect)::int FROM chat c WHERE c.status = 'waiting'
$$;
-- her one answer afterwards is an act of hers, and leaves its event; the same answer again changes nothing
CREATE OR REPLACE FUNCTION door.chat_rate(p_chat uuid, p_rating text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_before text;
BEGIN
	SELECT coalesce(rating, '') INTO v_before FROM chat WHERE id = p_chat AND status IN ('wrap_up', 'ended') FOR UPDATE;
	IF v_before IS NULL THEN RETURN false; END IF;
	IF v_before = p_rating THEN RETURN true; END IF;
	UPDATE chat SET rating = p_rating WHERE id = p_chat;
	PERFORM door.record(door.chat_chain(p_chat), 'chat.rated', p_chat, NULL, NULL, 'seeker');
	RETURN true;
END $$;
GRANT EXECUTE ON FUNCTION door.chat_lobby() TO app;
RESET ROLE;
