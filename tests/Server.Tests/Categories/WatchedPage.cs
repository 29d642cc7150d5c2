using System.Net;
using System.Text.Json;
using Itog.Server.Tests.Hub;
using Microsoft.AspNetCore.SignalR.Client;

namespace Itog.Server.Tests.Categories;

/// <summary>A page without a browser that keeps the newest view which was pushed to it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HubConnection _connection;
    private readonly Lock _gate = new();
    private readonly List<(Func<JsonElement, bool> Wanted, TaskCompletionSource<JsonElement> Came)> _waiting = [];
    private JsonElement? _view;

    private WatchedPage(HubConnection connection) => _connection = connection;

    public static async Task<WatchedPage> OpenAsync(RunningServer server, string path, CookieContainer cookies)
    {
        var page = new WatchedPage(HubClient.Build(server, path, cookies));
        page._connection.On<JsonElement>("view", page.Take);
        await page._connection.StartAsync();
        await page.SeesAsync(_ => true);
        return page;
    }

    /// <summary>Waits for a view of which something is true, from the newest one on.</summary>
    public async Task<JsonElement> SeesAsync(Func<JsonElement, bool> wanted)
    {
        var came = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_view is { } view && wanted(view))
            {
                return view;
            }

            _waiting.Add((wanted, came));
        }

        return await came.Task.WaitAsync(Patience);
    }

    public async Task DoAsync(string method, params object?[] arguments) => (await RefusalAsync(method, arguments)).Should().BeNull($"{method} is allowed");

    public Task<string?> RefusalAsync(string method, params object?[] arguments) => HubClient.RefusalAsync(_connection, method, arguments);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Take(JsonElement view)
    {
        lock (_gate)
        {
            _view = view;
            foreach (var waiting in _waiting.Where(w => w.Wanted(view)).ToList())
            {
                _waiting.Remove(waiting);
                waiting.Came.TrySetResult(view);
            }
        }
    }
}
