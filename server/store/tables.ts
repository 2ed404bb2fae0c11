/** The tables as queries see them. How they are created: migrations.ts. */

import type { Purpose } from '../../shared/duel/vocabulary/room-facts.ts';
import type { BotProfile } from '../../shared/duel/options.ts';

export interface Tables {
  classes: {
    id: string;
    code: string;
    key_hash: string;
    created_at: number;
    ended_at: number | null;
    behind_ms: number;
    stopped_at: number | null;
  };
  class_events: { class_id: string; seq: number; json: string };
  class_keys: { class_id: string; student: number; key_hash: string };
  lessons: { id: string; key_hash: string; json: string; saved_at: number };
  matches: {
    id: string;
    code: string;
    against: Purpose;
    created_at: number;
    finished_at: number | null;
    behind_ms: number;
    stopped_at: number | null;
    class_id: string | null;
  };
  seats: {
    match_id: string;
    /** 2 is the third player, the wire. */
    seat: 0 | 1 | 2;
    name: string;
    kind: 'person' | 'bot';
    bot: BotProfile | null;
    key_hash: string | null;
  };
  events: { match_id: string; seq: number; json: string };
  server: { id: 1; alive_at: number };
  /** The leases of servers that share the store. */
  owners: {
    id: string;
    until_at: number;
    entered_at: number;
    /** By the server's own time. */
    alive_at: number | null;
    process_id: string;
    address: string;
    secret: string;
  };
  /** The open rooms of such servers: matches and classes. */
  rooms: { id: string; code: string; owner: string | null };
}
