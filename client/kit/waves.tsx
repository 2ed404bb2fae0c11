/** The picture on the first page: a close, and its last arrow lost in the fog. Says nothing that is not in the text. */

export function Waves() {
  return (
    <svg class="waves" viewBox="0 0 480 300" aria-hidden="true">
      <defs>
        <linearGradient id="wave-fade">
          <stop offset="0" stop-color="var(--mine)" />
          <stop offset="0.45" stop-color="var(--mine)" />
          <stop offset="1" stop-color="var(--mine)" stop-opacity="0" />
        </linearGradient>
      </defs>
      <g class="lines">
        <rect class="bar mine" x="70" y="20" width="9" height="46" rx="2" opacity="0.35" />
        <rect class="bar mine" x="70" y="66" width="9" height="74" rx="2" opacity="0.65" />
        <rect class="bar mine" x="70" y="140" width="9" height="70" rx="2" />
        <rect class="bar wait" x="70" y="210" width="9" height="74" rx="2" />
        <rect class="bar peer" x="401" y="20" width="9" height="82" rx="2" opacity="0.35" />
        <rect class="bar peer" x="401" y="102" width="9" height="64" rx="2" opacity="0.65" />
        <rect class="bar peer" x="401" y="166" width="9" height="118" rx="2" />
      </g>
      <g class="arrows">
        <path class="mine" d="M79 66 394 100m-11-7 11 7-12 4" />
        <path class="peer" d="M401 106 86 140m11-7-11 7 12 4" />
        <path class="peer" d="M401 168 86 202m11-7-11 7 12 4" />
        <path class="lost" d="M79 212 330 239" />
      </g>
      <g class="words">
        <text x="180" y="70" transform="rotate(6 180 70)">
          <tspan class="fin">FIN</tspan> seq u
        </text>
        <text x="190" y="116" transform="rotate(-6 190 116)">
          <tspan class="ack">ACK</tspan> ack u+1
        </text>
        <text x="184" y="178" transform="rotate(-6 184 178)">
          <tspan class="fin">FIN</tspan> <tspan class="ack">ACK</tspan> seq w
        </text>
        <text x="150" y="212" transform="rotate(6 150 212)">
          <tspan class="ack">ACK</tspan> ack w+1
        </text>
        <text class="unsure" x="344" y="252">
          ?
        </text>
      </g>
    </svg>
  );
}
