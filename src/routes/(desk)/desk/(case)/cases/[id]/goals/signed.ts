/** '+1', '0', '−2': as people write it, not with a hyphen. */
export function signed(score: number): string {
	if (score === 0) return '0';
	return score > 0 ? `+${score}` : `−${-score}`;
}
