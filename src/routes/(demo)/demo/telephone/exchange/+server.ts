import { hearOrder } from '#server/demo/order-door.ts';

export const POST = ({ request }) => hearOrder(request);
