/** The key of the recorded class that comes with the game: no secret, and known to no server. */

export const SAMPLE_KEY = 'SAMPLE';
