using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace CyberAware.Core.Wording;

/// <summary>One hunspell process that answers word by word; it ends when nobody has asked for a while.</summary>
internal sealed class SpellingProcess : IDisposable
{
    private const int MaxWords = 20_000;
    private const int MaxWaiting = 2_000;
    private const int MaxFailures = 3;
    private const int MaxSuggestions = 3;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string program;
    private readonly string dictionary;
    private readonly TimeSpan answerTimeout;
    private readonly TimeProvider time;
    private readonly Channel<Question> waiting = Channel.CreateBounded<Question>(MaxWaiting);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<string>?>> answers = new(StringComparer.Ordinal);
    private readonly Task asking;
    private Process? process;
    private int failures;
    private long failedAt;

    /// <summary>Starts when it is asked first.</summary>
    /// <param name="program">The program.</param>
    /// <param name="dictionary">Path of the dictionary, without its ending.</param>
    /// <param name="answerTimeout">How long the program may take for its start and for a word; null: five seconds.</param>
    /// <param name="time">The clock.</param>
    public SpellingProcess(string program, string dictionary, TimeSpan? answerTimeout = null, TimeProvider? time = null)
    {
        (this.program, this.dictionary, this.answerTimeout, this.time) = (program, dictionary, answerTimeout ?? AnswerTimeout, time ?? TimeProvider.System);
        asking = Task.Run(AskAllAsync);
    }

    /// <summary>False after it has failed again and again; some time later it is tried again.</summary>
    public bool IsUsable => (failures < MaxFailures || time.GetElapsedTime(Interlocked.Read(ref failedAt)) >= Rest) && !stopping.IsCancellationRequested;

    /// <summary>What may have been meant by a word; null for a word that is right.</summary>
    public Task<IReadOnlyList<string>?> LookUp(string word)
    {
        if (answers.TryGetValue(word, out var known))
        {
            return known;
        }

        if (answers.Count >= MaxWords)
        {
            answers.Clear(); // what is asked again is found again
        }

        var question = new Question(word);
        var answer = answers.GetOrAdd(word, question.Answer.Task);
        if (answer == question.Answer.Task && !waiting.Writer.TryWrite(question))
        {
            answers.TryRemove(word, out _);
        }

        return answer;
    }

    public void Dispose()
    {
        stopping.Cancel();
        asking.Wait(AnswerTimeout);
        End();
        stopping.Dispose();
    }

    private async Task AskAllAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                using var idle = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
                if (process is not null)
                {
                    idle.CancelAfter(Idle);
                }

                var question = await waiting.Reader.ReadAsync(idle.Token);
                if (!IsUsable)
                {
                    answers.TryRemove(question.Word, out _);
                }

                question.Answer.SetResult(IsUsable ? await AskAsync(question.Word) : null);
            }
            catch (OperationCanceledException)
            {
                End();
            }
        }
    }

    // A word that the program fails on counts as right.
    private async Task<IReadOnlyList<string>?> AskAsync(string word)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        timeout.CancelAfter(answerTimeout);
        try
        {
            var isNew = process is null;
            process ??= Start();
            await process.StandardInput.WriteLineAsync($"^{word}".AsMemory(), timeout.Token);
            await process.StandardInput.FlushAsync(timeout.Token);
            if (isNew)
            {
                await process.StandardOutput.ReadLineAsync(timeout.Token); // it says its name
            }

            IReadOnlyList<string>? meant = null;
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                if (line.Length == 0)
                {
                    failures = 0;
                    return meant;
                }

                meant = line[0] switch
                {
                    '&' => [.. line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries).Take(MaxSuggestions)],
                    '#' => [],
                    _ => meant,
                };
            }
        }
        catch (Exception e) when (e is IOException or Win32Exception or InvalidOperationException or OperationCanceledException)
        {
        }

        failures++;
        Interlocked.Exchange(ref failedAt, time.GetTimestamp());
        answers.TryRemove(word, out _); // that it counts as right is no knowledge
        End();
        return null;
    }

    private Process Start()
    {
        var started = Process.Start(new ProcessStartInfo(program, ["-a", "-i", "utf-8", "-d", dictionary])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        }) ?? throw new InvalidOperationException("The program was not started.");
        started.BeginErrorReadLine(); // what nobody reads would stop it when the pipe is full
        return started;
    }

    private void End()
    {
        try
        {
            process?.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }

        process?.Dispose();
        process = null;
    }

    private sealed record Question(string Word)
    {
        public TaskCompletionSource<IReadOnlyList<string>?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
