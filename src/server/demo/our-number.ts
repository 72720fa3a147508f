/** The number of the demo that people call and text; it belongs to nobody. */
export const ourNumber = '+3197010281234';
