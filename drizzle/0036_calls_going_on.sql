-- What every page of the desk asks: which calls go on, and whose they are. Of all that ever were, those few are looked up.
CREATE INDEX call_going_on ON call (started_at) WHERE state <> 'over';
