#!/usr/bin/env python3
"""An outside verifier of registers, proofs and receipts: nothing but hashlib, json and the openssl command. Shares no code
with Blotter and was written from RFC 7515, 7638, 8032, 8037, 8785 and 9162 alone.

    verify.py register FILE [KEY]    verify.py proof FILE [KEY]    verify.py receipt FILE FOLDER [KEY]

KEY is the thumbprint of the key to believe; without it the first key of the file is. Says "ok ..." and ends with 0, or says
what is wrong and ends with 1.
"""
import base64, hashlib, json, os, subprocess, sys, tempfile


def fail(why):
    print(why)
    sys.exit(1)


def b64(text):
    return base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode('utf-8')


def thumbprint(key):
    small = {'crv': key['crv'], 'kty': key['kty'], 'x': key['x']}
    return base64.urlsafe_b64encode(hashlib.sha256(canonical(small)).digest()).rstrip(b'=').decode()


def verify_ed25519(key, message, signature):
    der = bytes.fromhex('302a300506032b6570032100') + b64(key['x'])
    pem = '-----BEGIN PUBLIC KEY-----\n' + base64.b64encode(der).decode() + '\n-----END PUBLIC KEY-----\n'
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ('key', 'message', 'signature')]
        for path, data in zip(paths, (pem.encode(), message, signature)):
            with open(path, 'wb') as out:
                out.write(data)
        command = ['openssl', 'pkeyutl', '-verify', '-pubin', '-inkey', paths[0], '-rawin', '-in', paths[1], '-sigfile', paths[2]]
        return subprocess.run(command, capture_output=True).returncode == 0


def jws(text, keys, typ):
    """The payload of a compact JWS by one of `keys` (a dict by thumbprint), and its key's name."""
    head, body, signature = text.split('.')
    header = json.loads(b64(head))
    key = keys.get(header['kid'])
    if header['alg'] != 'EdDSA' or header['typ'] != typ or key is None:
        fail('a signature by no known key')
    if not verify_ed25519(key, (head + '.' + body).encode(), b64(signature)):
        fail('a signature that is not good')
    return json.loads(b64(body)), header['kid']


def believed(entries, trusted):
    """Keys by thumbprint: the trusted one, and every later one that a believed one vouches for."""
    keys = {}
    for entry in entries:
        if thumbprint(entry['key']) != entry['id']:
            fail('a key under a name that is not its own')
        if trusted is None:
            trusted = entry['id']
        if entry['id'] == trusted:
            keys[entry['id']] = entry['key']
        elif entry['endorsed'] and keys:
            said, _ = jws(entry['endorsed'], keys, 'blotter-key')
            if said['key'] == entry['key']:
                keys[entry['id']] = entry['key']
    if not keys:
        fail('the key to believe is not among those of the file')
    return keys


def leaf(record):
    four = {name: record[name] for name in ('seq', 'at', 'prev', 'entry')}
    return hashlib.sha256(b'\0' + canonical(four)).digest()


def node(left, right):
    return hashlib.sha256(b'\1' + left + right).digest()


def root(leaves):
    # Level by level: a last one without a partner goes up as it is. The same tree as by cutting at powers of two.
    if not leaves:
        return hashlib.sha256(b'').digest()
    while len(leaves) > 1:
        pairs = [node(leaves[i], leaves[i + 1]) for i in range(0, len(leaves) - 1, 2)]
        leaves = pairs + (leaves[-1:] if len(leaves) % 2 else [])
    return leaves[0]


def register(path, trusted):
    with open(path, encoding='utf-8') as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    first, records, heads = rows[0], [r['record'] for r in rows if 'record' in r], [r['head'] for r in rows if 'head' in r]
    keys = believed(first['keys'], trusted)
    previous, leaves = '0' * 64, []
    for number, record in enumerate(records):
        own = leaf(record)
        if record['seq'] != number or record['prev'] != previous or record['hash'] != own.hex():
            fail('record %d' % number)
        previous = own.hex()
        leaves.append(own)
    for text in heads:
        head, _ = jws(text, keys, 'blotter-head')
        if head['register'] != first['register'] or head['size'] > len(leaves) or root(leaves[:head['size']]).hex() != head['root']:
            fail('head of %s' % head['at'])
    print('ok %d records, %d heads, root %s' % (len(records), len(heads), root(leaves).hex()))


def proof(path, trusted):
    with open(path, encoding='utf-8') as text:
        data = json.load(text)
    keys = believed(data['keys'], trusted)
    if data['kind'] != 'blotter-inclusion':
        fail('only proofs of inclusion are checked here')
    head, _ = jws(data['head'], keys, 'blotter-head')
    way = [bytes.fromhex(one) for one in data['path']]

    def climb(index, size):
        """The root above leaf `index` among `size`, by the recursive definition; takes the path from its end."""
        if size == 1:
            return leaf(data['record'])
        k = 1
        while k * 2 < size:
            k *= 2
        sibling = way.pop()
        return node(climb(index, k), sibling) if index < k else node(sibling, climb(index - k, size - k))

    found = climb(data['record']['seq'], head['size'])
    if way or found.hex() != head['root'] or leaf(data['record']).hex() != data['record']['hash']:
        fail('the record is not in the book')
    print('ok record %d of %d' % (data['record']['seq'], head['size']))


def receipt(path, folder, trusted):
    with open(path, encoding='utf-8') as text:
        data = json.load(text)
    signature = data.pop('jws')
    key = {name: data['key'][name] for name in ('kty', 'crv', 'x')}
    if thumbprint(key) != data['key']['id'] or trusted not in (None, data['key']['id']):
        fail('the key is not the one to believe')
    said, _ = jws(signature, {data['key']['id']: key}, 'blotter-receipt')
    if canonical(said) != canonical(data):
        fail('the receipt was changed')
    outputs = [d['output'] for d in data['documents'] if d['output']] + [data['schedule']] + ([data['index']] if 'index' in data else [])
    for output in outputs:
        with open(os.path.join(folder, output['path']), 'rb') as file:
            if hashlib.sha256(file.read()).hexdigest() != output['sha256']:
                fail('file %s' % output['path'])
    print('ok %d files, key %s' % (len(outputs), data['key']['id']))


if __name__ == '__main__':
    what, rest = sys.argv[1], sys.argv[2:]
    try:
        if what == 'receipt':
            receipt(rest[0], rest[1], rest[2] if len(rest) > 2 else None)
        else:
            {'register': register, 'proof': proof}[what](rest[0], rest[1] if len(rest) > 1 else None)
    except (KeyError, ValueError, IndexError, TypeError, OSError) as error:
        fail('unreadable: %s' % type(error).__name__)
