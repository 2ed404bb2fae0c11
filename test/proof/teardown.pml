/*
 * The end of a TCP connection, written from RFC 9293 (3.10.2 to 3.10.8, 3.6.1) and from nothing in shared/tcp: a second
 * opinion. README.md beside it says what may happen when, and what is left out. A run prints each pair of states that
 * it reaches, once, as `pair: STATE | STATE`.
 */

#define ESTABLISHED 0
#define FIN_WAIT_1  1
#define FIN_WAIT_2  2
#define CLOSE_WAIT  3
#define CLOSING     4
#define LAST_ACK    5
#define TIME_WAIT   6
#define CLOSED      7

/* The explorations, as in scopes.ts. */
#define CLOSE_ONLY 0
#define EARLY_2MSL 1
#define WITH_ABORT 2
#define FULL_CLOSE 3

/* A segment in one number: control bits and text, SEG.SEQ, SEG.ACK. Never 0, as every segment has ACK or RST. */
#define TEXT 1
#define FIN  2
#define RST  4
#define ACK  8
#define SEG(bits, seq, ack) ((bits) * 64 + (seq) * 8 + (ack))
#define NONE 7

#define peer(i) (1 - (i))
#define quiet (len(line[0]) == 0 && len(line[1]) == 0)
#define wire_empty (quiet && late[0] == 0 && late[3] == 0)

/* Each end by its number. Sequence numbers count from 0 at both; a text segment has one octet. */
byte st[2], una[2], nxt[2], rcv[2];
byte fin[2] = NONE;      /* the number of our FIN, once it is sent */
byte heldfin[2] = NONE;  /* the number of a FIN that has arrived beyond a hole */
byte held[2];            /* bit n: octet n has arrived beyond a hole */
bit fused[2];            /* our last octet and our FIN left in one segment */
bit rtx[2];              /* the retransmission timer runs */
bit deaf[2];             /* the application no longer reads */
bit unread[2];           /* text has arrived that the application has not read */
byte scope, faults, texts;

/*
 * line[i] leads to end i and keeps the order; late[3i..3i+2], sorted, holds the segments delayed or duplicated on the
 * way there.
 */
chan line[2] = [9] of { short };
short late[6];

/* Working variables, not part of the state. */
hidden short x, y;
hidden byte bits, seq, ack, length, k;
hidden byte over;

c_code {
  static const char *names[] = { "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT",
                                 "CLOSING", "LAST-ACK", "TIME-WAIT", "CLOSED" };
  static char seen[8][8];
  static void record(int a, int b) {
    if (seen[a][b]) return;
    seen[a][b] = 1;
    printf("pair: %s | %s\n", names[a], names[b]);
  }
}

inline put(i, segment) {
  assert(nfull(line[peer(i)]));
  line[peer(i)]!segment
}

/* The form of every acknowledgment: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>. */
inline put_ack(i) { put(i, SEG(ACK, nxt[i], rcv[i])) }

/* The TCB is deleted. */
inline delete_tcb(i) {
  st[i] = CLOSED; una[i] = 0; nxt[i] = 0; rcv[i] = 0; fin[i] = NONE; heldfin[i] = NONE; held[i] = 0;
  fused[i] = 0; rtx[i] = 0; deaf[i] = 0; unread[i] = 0
}

/* 3.10.7.4 seventh and eighth: text, then FIN, as far as they are in order. */
inline take_text(i) {
  if
  :: (bits & TEXT) && seq >= rcv[i] -> held[i] = held[i] | (1 << seq)
  :: else
  fi;
  if
  :: (bits & FIN) -> heldfin[i] = seq + length - 1
  :: else
  fi;
  do
  :: held[i] & (1 << rcv[i]) -> held[i] = held[i] & ~(1 << rcv[i]); rcv[i]++; unread[i] = (scope == FULL_CLOSE)
  :: else -> break
  od;
  if
  :: heldfin[i] != NONE && heldfin[i] == rcv[i] ->
     assert(st[peer(i)] == CLOSED || fin[peer(i)] == rcv[i]);
     assert(held[i] == 0);
     heldfin[i] = NONE;
     rcv[i]++;
     if
     :: st[i] == ESTABLISHED -> st[i] = CLOSE_WAIT
     :: st[i] == FIN_WAIT_1 -> st[i] = CLOSING
     :: st[i] == FIN_WAIT_2 -> st[i] = TIME_WAIT; rtx[i] = 0
     fi
  :: else
  fi;
  put_ack(i)
}

/*
 * 3.10.7.4 fifth: the ACK field, if it acknowledges something new. Sets `over` if the segment needs no further
 * processing.
 */
inline take_ack(i) {
  una[i] = ack;
  rtx[i] = (una[i] < nxt[i]);
  if
  :: fin[i] != NONE && una[i] > fin[i] ->
     fused[i] = 0;
     if
     :: st[i] == FIN_WAIT_1 -> st[i] = FIN_WAIT_2
     :: st[i] == CLOSING -> st[i] = TIME_WAIT; over = 1
     :: st[i] == LAST_ACK -> assert(una[i] == nxt[i]); delete_tcb(i); over = 1
     :: else
     fi
  :: else
  fi
}

/* SEGMENT ARRIVES, for the segment in `x`. */
inline arrive(i) {
  bits = x / 64; seq = (x / 8) % 8; ack = x % 8;
  length = (bits & TEXT) + (bits & FIN) / 2;
  if
  /* 3.10.7.1 */
  :: st[i] == CLOSED ->
     if
     :: bits & RST
     :: else -> put(i, SEG(RST, ack, 0))
     fi
  /* first: a number in the window, whose right edge nothing here can reach */
  :: else ->
     if
     :: (length == 0 && seq < rcv[i]) || (length > 0 && seq + length <= rcv[i]) ->
        if
        :: bits & RST
        :: else -> put_ack(i)
        fi
     /* second */
     :: else ->
        if
        :: bits & RST ->
           if
           :: seq == rcv[i] -> delete_tcb(i)
           :: else -> put_ack(i)
           fi
        /* fifth */
        :: else ->
           if
           :: ack > nxt[i] -> put_ack(i)
           :: else ->
              if
              :: st[i] == TIME_WAIT ->
                 if
                 :: length > 0 -> put_ack(i)
                 :: else
                 fi
              :: else ->
                 over = 0;
                 if
                 :: ack > una[i] -> take_ack(i)
                 :: else
                 fi;
                 if
                 :: !over && length > 0 && (st[i] == ESTABLISHED || st[i] == FIN_WAIT_1 || st[i] == FIN_WAIT_2) ->
                    if
                    /* 3.6.1: text that will not be read, or a FIN after such text */
                    :: scope == FULL_CLOSE && deaf[i] && seq + (bits & TEXT) > rcv[i] ->
                       put(i, SEG(RST, ack, 0)); delete_tcb(i)
                    :: else -> take_text(i)
                    fi
                 :: else
                 fi
              fi
           fi
        fi
     fi
  fi
}

/* 3.10.4: the FIN after all text, in the last segment of text if `with` is TEXT. */
inline send_fin(i, with) {
  fin[i] = nxt[i] + with;
  fused[i] = with;
  put(i, SEG(FIN + ACK + with, nxt[i], rcv[i]));
  nxt[i] = fin[i] + 1;
  rtx[i] = 1;
  st[i] = (st[i] == ESTABLISHED -> FIN_WAIT_1 : LAST_ACK)
}

#define open(i) (st[i] == ESTABLISHED || st[i] == CLOSE_WAIT)

inline send_text(i) {
  put(i, SEG(TEXT + ACK, nxt[i], rcv[i]));
  nxt[i]++;
  rtx[i] = 1
}

/* 3.10.8: the first unacknowledged segment, with the current RCV.NXT. */
inline send_again(i) {
  if
  :: una[i] == fin[i] -> put(i, SEG(FIN + ACK, una[i], rcv[i]))
  :: una[i] + 1 == fin[i] && fused[i] -> put(i, SEG(TEXT + FIN + ACK, una[i], rcv[i]))
  :: else -> put(i, SEG(TEXT + ACK, una[i], rcv[i]))
  fi
}

/* 3.10.5 */
inline abort(i) {
  if
  :: st[i] == CLOSING || st[i] == LAST_ACK || st[i] == TIME_WAIT
  :: else -> put(i, SEG(RST, nxt[i], 0))
  fi;
  delete_tcb(i)
}

/* 3.10.4 and 3.6.1: CLOSE by an application that also stops reading; unread text makes it a reset. */
inline close_full(i) {
  if
  :: unread[i] && st[i] != TIME_WAIT -> put(i, SEG(RST, nxt[i], 0)); delete_tcb(i)
  :: else ->
     deaf[i] = 1;
     if
     :: open(i) -> send_fin(i, 0)
     :: else
     fi
  fi
}

/* Puts `y` among the late ones on the way to end i. */
inline add_late(i) {
  assert(late[3 * i + 2] == 0);
  k = 3 * i + 2;
  do
  :: k > 3 * i && (late[k - 1] == 0 || late[k - 1] > y) -> late[k] = late[k - 1]; k--
  :: else -> break
  od;
  late[k] = y
}

/* Takes the n-th late one on the way to end i into `x`. */
inline take_late(i, n) {
  x = late[3 * i + n];
  if
  :: n < 1 -> late[3 * i] = late[3 * i + 1]
  :: else
  fi;
  if
  :: n < 2 -> late[3 * i + 1] = late[3 * i + 2]
  :: else
  fi;
  late[3 * i + 2] = 0
}

inline check() {
  assert(una[0] <= nxt[0] && una[1] <= nxt[1]);
  assert(st[0] == CLOSED || st[1] == CLOSED || (rcv[0] <= nxt[1] && rcv[1] <= nxt[0] && una[0] <= rcv[1] && una[1] <= rcv[0]));
  c_code { record(now.st[0], now.st[1]); }
}

#define may_text(i) (texts > 0 && open(i))

/* Everything that can happen at end i or on the way to it. */
#define HAPPENINGS(i) \
  :: d_step { may_text(i) -> texts--; send_text(i); check() } \
  :: d_step { may_text(i) && scope <= EARLY_2MSL -> texts--; send_fin(i, TEXT); check() } \
  :: d_step { open(i) -> send_fin(i, 0); check() } \
  :: d_step { scope == WITH_ABORT && st[i] != CLOSED -> abort(i); check() } \
  :: d_step { scope == FULL_CLOSE && st[i] != CLOSED && !deaf[i] -> close_full(i); check() } \
  :: d_step { scope == FULL_CLOSE && unread[i] -> unread[i] = 0; check() } \
  :: d_step { nempty(line[i]) -> line[i]?x; arrive(i); check() } \
  :: d_step { nempty(line[i]) && faults > 0 -> line[i]?x; faults-- } \
  :: d_step { nempty(line[i]) && faults > 0 -> line[i]?y; faults--; add_late(i) } \
  :: d_step { nempty(line[i]) && faults > 0 -> line[i]?<y>; faults--; add_late(i) } \
  :: d_step { late[3 * i] != 0 -> take_late(i, 0); arrive(i); check() } \
  :: d_step { late[3 * i + 1] != 0 -> take_late(i, 1); arrive(i); check() } \
  :: d_step { late[3 * i + 2] != 0 -> take_late(i, 2); arrive(i); check() } \
  :: d_step { rtx[i] && quiet -> send_again(i); check() } \
  :: d_step { st[i] == TIME_WAIT && (scope == EARLY_2MSL || wire_empty) -> delete_tcb(i); check() } \
  :: d_step { scope >= WITH_ABORT && st[i] == FIN_WAIT_2 && st[peer(i)] == CLOSED && wire_empty -> delete_tcb(i); check() }

/* The environment selects the scope, so that the checker is built once. */
init {
  d_step {
    c_code { now.scope = atoi(getenv("SCOPE")); };
    faults = 3;
    if
    :: scope == CLOSE_ONLY -> texts = 3
    :: scope == EARLY_2MSL -> texts = 2
    :: else -> texts = 1
    fi;
    check()
  };
  do
  HAPPENINGS(0)
  HAPPENINGS(1)
  :: st[0] == CLOSED && st[1] == CLOSED && wire_empty -> break
  od
}
