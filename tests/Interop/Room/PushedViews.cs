using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>
/// The views that the server pushes to a window, read from its WebSocket: what the page was told, besides what it has drawn.
/// One for each window, made when the window opens; Playwright's thread fills it, the test waits.
/// </summary>
public sealed class PushedViews
{
    // SignalR ends each JSON message with a record separator.
    private const char Separator = '\u001e';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly ConditionalWeakTable<IPage, PushedViews> Windows = [];

    private readonly Lock _gate = new();
    private readonly List<(Func<JsonElement, bool> Condition, TaskCompletionSource<JsonElement> Found)> _waiting = [];
    private JsonElement? _newest;

    private PushedViews()
    {
    }

    /// <summary>Watches every window of a context from its opening on.</summary>
    public static void Watch(IBrowserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Page += (_, window) =>
        {
            var views = Windows.GetValue(window, _ => new PushedViews());
            window.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => views.Take(frame.Text);
        };
    }

    public static PushedViews Of(IPage window) =>
        Windows.TryGetValue(window, out var views) ? views : throw new InvalidOperationException("This window was not watched.");

    /// <summary>The last view; throws before the first.</summary>
    public JsonElement Newest
    {
        get
        {
            lock (_gate)
            {
                return _newest ?? throw new InvalidOperationException("The window has got no view yet.");
            }
        }
    }

    /// <summary>Waits until a view fulfils a condition; the one that was pushed last counts too.</summary>
    public async Task<JsonElement> WaitAsync(Func<JsonElement, bool> condition, string what)
    {
        var found = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_newest is { } newest && condition(newest))
            {
                return newest;
            }

            _waiting.Add((condition, found));
        }

        try
        {
            return await found.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No view came in which {what}. The last one: {_newest}");
        }
    }

    private void Take(string? frame)
    {
        foreach (var message in frame?.Split(Separator, StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var parsed = JsonDocument.Parse(message).RootElement;
            if (parsed.TryGetProperty("target", out var target) && target.GetString() == "view")
            {
                Push(parsed.GetProperty("arguments")[0]);
            }
        }
    }

    private void Push(JsonElement view)
    {
        lock (_gate)
        {
            _newest = view;
            foreach (var (_, found) in _waiting.Where(w => w.Condition(view)))
            {
                found.TrySetResult(view);
            }

            _waiting.RemoveAll(w => w.Found.Task.IsCompleted);
        }
    }
}
