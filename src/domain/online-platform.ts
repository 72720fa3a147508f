/** Where somebody is online, as far as it was told; what was shown there is never kept (domain brief, SL-34). */
export const onlinePlatforms = [
	'tiktok',
	'instagram',
	'snapchat',
	'youtube',
	'x',
	'facebook',
	'whatsapp',
	'signal',
	'telegram',
	'discord',
	'reddit',
	'gaming',
	'livestream',
	'imageboard',
	'forum',
	'dark_web',
	'other'
] as const;
export type OnlinePlatform = (typeof onlinePlatforms)[number];

export function platformsOf(ticked: readonly string[]): OnlinePlatform[] {
	return onlinePlatforms.filter((code) => ticked.includes(code));
}
