import { nextCode, type Person } from '../journeys/support/staff.ts';
import { visitor, type Visitor } from './visitor.ts';

/** Through the form of the sign-in page, without a browser. */
export async function signedIn(origin: string, person: Person): Promise<Visitor> {
	const member = visitor(origin);
	const typed = { email: person.email, password: person.password, code: await nextCode(person) };
	const answer = await member.post('/sign-in?/enter', typed);
	if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`);
	return member;
}
