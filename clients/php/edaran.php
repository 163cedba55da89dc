<?php // Read a feed of circulars (surat edaran) and say what is in force; PHP 8.1 or newer.
// `php edaran.php ADDRESS FOLDER [--at=INSTANT] AUTHORITY[@DAY]...` prints JSON for each question.
// Status 0: the copy is fresh; 3: answered from the kept copy, and `copy.problem` says why; else
// there is no answer. That no rule is found does not mean that all is allowed.

/** A feed at an address, and the last good copy of it in a folder. */
class Feed {
    public $kept, $problem = 'not updated';
    public function __construct(private $address, private $path, private $now = null) {
        $this->now = $now ?? time();
        [$this->address, $this->path] = [rtrim($address, '/') . '/', "$path/edaran.json"];
        try {
            $this->kept = read((string) @file_get_contents($this->path), 'edaran-copy');
        } catch (Throwable) { // no copy, or one that cannot be read: it is fetched anew
            $this->kept = json_decode('{"etag":"","sha256":"","index":{"sequence":0,"epoch":""}}');
        }
    }

    /** Bring the copy up to date. Whatever a server sends, the last good copy goes on. */
    public function update() {
        set_error_handler(fn ($level, $why) => throw new ErrorException($why)); // a warning, too
        try {
            $this->problem = $this->bring();
        } catch (Throwable $error) {
            $this->problem = get_class($error) . ': ' . $error->getMessage();
        }
        restore_error_handler();
    }

    /** Return the status of a circular on a day: that of the last boundary not after it. */
    public function status($name, $on) {
        $found = $this->kept->circulars->$name->state->boundaries ?? [];
        $begun = array_filter($found, fn ($one) => ($one->on ?? '') <= $on);
        return $begun ? end($begun)->status : 'ditarik';
    }

    /** Return what applies under an authority on a civil day; without one, today in its zone. */
    public function answer($authority, $on = null) {
        $all = $this->kept->authorities ?? (object) [];
        refuse(!isset($all->$authority), "$authority is not known; $this->problem");
        $zone = new DateTimeZone($all->$authority->tz);
        $on ??= date_create("@$this->now")->setTimezone($zone)->format('Y-m-d');
        refuse(date_create($on)->format('Y-m-d') !== $on, "$on is no day");
        [$layers, $circulars, $rules] = [[], [], []];
        for ($up = $authority; $up && !in_array($up, $layers); $up = $all->$up->parent ?? null)
            $layers[] = $up; // the authority, then those above it
        $found = (array) $this->kept->circulars;
        ksort($found, SORT_STRING);
        foreach ($found as $id => $one) {
            if (!in_array(explode('/', $id)[0], $layers) || !isset($one->policy)) continue;
            [$number, $title, $flags] = [$one->policy->number, $one->policy->title, $one->state->flags];
            $status = $this->status($id, $on);
            if (in_array($status, ['berlaku', 'berlaku-sebagian', 'ditangguhkan', null], true))
                $circulars[] = compact('id', 'number', 'title', 'status', 'flags');
            $text = array_column($one->policy->rules ?? [], null, 'id');
            foreach ($one->state->rules as $rule)
                foreach ($rule->intervals as $days)
                    if (($days->from ?? '') <= $on && $on <= ($days->to ?? '9999-12-31'))
                        $rules[] = ['id' => "$id#$rule->id"] + (array) $days + (array) $text[$rule->id];
        }
        $age_seconds = max(0, $this->now - filemtime($this->path));
        $copy = compact('age_seconds') + ['problem' => $this->problem] + (array) $this->kept->index;
        return compact('authority', 'on', 'layers', 'circulars', 'rules', 'copy');
    }

    private function bring() {
        [$data, $etag] = $this->get('feed/index.json', 1 << 20, $this->kept->etag);
        $index = $data === null ? $this->kept->index : read($data, 'edaran-index');
        $sha256 = $data === null ? $this->kept->sha256 : hash('sha256', $data);
        refuse(date_create($index->valid_until)->getTimestamp() <= $this->now, 'it is out of date');
        if ($sha256 !== $this->kept->sha256) {
            refuse((int) $index->sequence <= $this->kept->index->sequence, 'the kept copy is as new');
            $vocabulary = $this->fetch($index, $index->files->vocabulary, 'edaran-vocabulary');
            $same = $index->epoch === $this->kept->index->epoch && !$index->all_changed;
            $circulars = $same ? $this->replayed($index) : $this->snapshot($index);
            $new = (object) compact('etag', 'sha256', 'index', 'circulars');
            [$new->schema, $new->authorities] = ['edaran-copy/1', $vocabulary->authorities];
            $saved = $this->path . '.' . getmypid();
            file_put_contents($saved, json_encode($new, JSON_THROW_ON_ERROR));
            fsync(fopen($saved, 'r+'));
            rename($saved, $this->path); // whole or not at all, whenever this is killed
            $this->kept = $new;
        }
        touch($this->path, $this->now); // the copy was right until now
    }

    private function snapshot($index) {
        $whole = $this->fetch($index, $index->files->snapshot, 'edaran-snapshot');
        refuse($whole->seq !== $index->changes->last_seq, 'the snapshot is of other events');
        $text = implode(array_map(fn ($part) => $this->fetch($index, $part), $whole->parts));
        $lines = array_map('json_decode', array_filter(explode("\n", $text)));
        $found = array_column($lines, null, 'id');
        refuse(count($found) !== count($lines), 'a circular stands twice');
        return (object) $found;
    }

    private function replayed($index) {
        $page = $this->fetch($index, $index->files->changes, 'edaran-changes');
        [$after, $last] = [$this->kept->index->changes->last_seq, $index->changes->last_seq];
        if ($page->from > $after + 1) return $this->snapshot($index); // it was away for too long
        $events = array_filter($page->events, fn ($one) => $one->seq > $after);
        $numbers = [$after, ...array_column($events, 'seq')];
        refuse($page->epoch !== $index->epoch || $numbers !== range($after, $last), 'events lack');
        $found = clone $this->kept->circulars;
        foreach ($events as $event) {
            [$id, $policy, $tombstone] = [$event->id, $event->policy, $event->tombstone];
            $policy = $policy ? $this->fetch($index, $policy, 'edaran') : $found->$id->policy ?? 0;
            $state = $event->state ?? $found->$id->state ?? null;
            if ($tombstone) $found->$id = (object) compact('id', 'tombstone');
            elseif ($policy) $found->$id = (object) compact('id', 'policy', 'state');
        }
        return $found;
    }

    private function fetch($index, $listed, $schema = null) {
        $path = ($listed->href[0] === '/' ? '' : $index->base) . $listed->href;
        [$data] = $this->get($path, $listed->bytes ?? 1 << 24);
        $same = hash('sha256', $data) === $listed->sha256;
        refuse(!$same || strlen($data) !== ($listed->bytes ?? strlen($data)), "$path is altered");
        return $schema ? read($data, $schema) : $data;
    }

    private function get($path, $limit, $etag = null) {
        $header = $etag ? "If-None-Match: $etag" : 'Accept: */*';
        $context = ['http' => ['timeout' => 30, 'ignore_errors' => true, 'header' => $header]];
        $file = fopen($this->address . ltrim($path, '/'), 'r', false, stream_context_create($context));
        $head = implode("\n", stream_get_meta_data($file)['wrapper_data']);
        preg_match_all('#^HTTP/\S+ (\d+)#m', $head, $codes);
        if (end($codes[1]) === '304') return [null, $etag];
        refuse(end($codes[1]) !== '200', "$path: " . end($codes[1]));
        preg_match('/^ETag:\s*(\S.*)$/mi', $head, $found);
        return [stream_get_contents($file, $limit + 1), $found[1] ?? null];
    }
}

function read($data, $schema) {
    $found = json_decode($data, false, 512, JSON_THROW_ON_ERROR);
    refuse(explode('.', $found->schema)[0] !== "$schema/1", "it is $found->schema");
    return $found;
}
function refuse($wrong, $why) { if ($wrong) throw new RuntimeException($why); }
if (realpath($argv[0] ?? '') === __FILE__) {
    $words = array_slice($argv, 3);
    $at = str_starts_with($words[0] ?? '', '--at=') ? substr(array_shift($words), 5) : 'now';
    $feed = new Feed($argv[1], $argv[2], strtotime($at));
    $feed->update();
    foreach ($words as $word) echo json_encode($feed->answer(...explode('@', $word))), "\n";
    exit($feed->problem ? 3 : 0);
}
