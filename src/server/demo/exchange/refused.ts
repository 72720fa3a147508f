/** An order that cannot be carried out, as Twilio answers it. */
export class Refused extends Error {
	status: number;
	code: number;

	constructor(status: number, code: number, message: string) {
		super(message);
		this.status = status;
		this.code = code;
	}
}

export function notThere(): Refused {
	return new Refused(404, 20404, 'The requested resource was not found');
}
