using System.Net.Sockets;

namespace Itog.Conference.Workers.Tcp;

/// <summary><see cref="IStreamWatch"/> by the framework's <c>Select</c>: works everywhere, and looks at every socket each time.</summary>
internal sealed class SelectWatch : IStreamWatch
{
    private readonly Dictionary<Socket, int> _tokens = [];
    private readonly HashSet<Socket> _writing = [];
    private readonly List<Socket> _canRead = [];
    private readonly List<Socket> _canWrite = [];

    public int Descriptor => -1;

    public bool IsSignalled { get; set; }

    public void Add(Socket socket, int token) => _tokens[socket] = token;

    public void WatchWriting(Socket socket, int token, bool on)
    {
        if (on)
        {
            _writing.Add(socket);
        }
        else
        {
            _writing.Remove(socket);
        }
    }

    public void Remove(Socket socket, int token)
    {
        _tokens.Remove(socket);
        _writing.Remove(socket);
    }

    public void AddTo(List<Socket> reading, List<Socket> writing)
    {
        reading.AddRange(_tokens.Keys);
        writing.AddRange(_writing);
    }

    public int Collect(Span<ReadyStream> ready)
    {
        _canRead.Clear();
        _canWrite.Clear();
        AddTo(_canRead, _canWrite);
        if (_canRead.Count == 0)
        {
            return 0;
        }

        Socket.Select(_canRead, _canWrite, null, 0);
        var count = 0;
        foreach (var socket in _canRead)
        {
            if (count < ready.Length)
            {
                ready[count++] = new(_tokens[socket], CanRead: true, _canWrite.Remove(socket));
            }
        }

        foreach (var socket in _canWrite)
        {
            if (count < ready.Length)
            {
                ready[count++] = new(_tokens[socket], CanRead: false, CanWrite: true);
            }
        }

        return count;
    }

    public void Dispose()
    {
    }
}
