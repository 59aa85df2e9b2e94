import { type Socket, connect, createServer } from 'node:net';

/** A wire between the program and its database that can be cut and mended. */
export interface Wire {
  /** The address of the database at this end of the wire. */
  reach(databaseUrl: string): Promise<string>;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Lays a wire: what goes in at one end comes out at the other, until it is cut. */
export function layWire(): Wire {
  const open = new Set<Socket>();
  let target = { host: '', port: 0 };
  let port = 0;
  const server = createServer((here) => {
    const there = connect(target.port, target.host);
    for (const [one, other] of [[here, there], [there, here]] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  const listen = () =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        if (typeof address === 'object' && address !== null) ({ port } = address);
        resolve();
      });
    });
  return {
    reach: async (databaseUrl) => {
      const url = new URL(databaseUrl);
      target = { host: url.hostname, port: Number(url.port) };
      await listen();
      url.hostname = '127.0.0.1';
      url.port = String(port);
      return url.href;
    },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
    mend: listen,
  };
}
