/** Invented credentials and addresses, the same as in the signed samples. */
export const accountSid = 'AC0123456789abcdef0123456789abcdef';
export const authToken = 'lse_test_auth_token_0000000000000000';
export const apiKey = { sid: 'SK0123456789abcdef0123456789abcdef', secret: 'invented-secret' };
export const serviceSid = 'MG11111111111111111111111111111111';
export const publicBase = 'https://hulplijn.example.nl';
export const nowhere = 'http://127.0.0.1:9';
