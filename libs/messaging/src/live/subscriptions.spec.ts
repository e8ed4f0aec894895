import { encode, Subscriptions } from './subscriptions.js';

describe('the subscriptions of a process', () => {
  const failures: unknown[] = [];
  let subscriptions: Subscriptions;

  beforeEach(() => {
    failures.length = 0;
    subscriptions = new Subscriptions((err) => failures.push(err));
  });

  it('ignore a message that is not a notice', () => {
    const heard: unknown[] = [];
    subscriptions.add('topic', (data) => heard.push(data));
    for (const message of ['', 'topic', 'topic ', 'topic {', 'topic 1', 'topic null', 'other {}']) {
      subscriptions.receive(message);
    }
    expect(heard).toEqual([]);
    subscriptions.receive(encode('topic', { text: 'with a space' }));
    expect(heard).toEqual([{ text: 'with a space' }]);
  });

  it('isolate a failing handler from the others, and report it', () => {
    const heard: unknown[] = [];
    subscriptions.add('topic', () => {
      throw new Error('broken');
    });
    subscriptions.add('topic', (data) => heard.push(data));
    subscriptions.receive(encode('topic', { n: 1 }));
    subscriptions.resync();
    expect(heard).toEqual([{ n: 1 }, { resync: true }]);
    expect(failures).toEqual([new Error('broken'), new Error('broken')]);
  });

  it('allow a handler to unsubscribe itself and others while it is called', () => {
    const heard: string[] = [];
    const end = subscriptions.add('topic', () => {
      heard.push('first');
      end();
    });
    subscriptions.add('topic', () => heard.push('second'));
    subscriptions.receive(encode('topic', {}));
    subscriptions.receive(encode('topic', {}));
    expect(heard).toEqual(['first', 'second', 'second']);
  });
});
