import { customType, timestamp } from 'drizzle-orm/pg-core';

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({
	dataType: () => 'bytea',
	toDriver: (value) => value,
	fromDriver: (value) => Buffer.from(value)
});

/** An instant; PostgreSQL keeps it in UTC, here it is a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
