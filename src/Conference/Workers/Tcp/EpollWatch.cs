using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Itog.Conference.Workers.Tcp;

/// <summary><see cref="IStreamWatch"/> by epoll(7) of Linux: a thousand idle connections cost a turn nothing. Level-triggered.</summary>
internal sealed unsafe partial class EpollWatch : IStreamWatch
{
    private const string Library = "libc";
    private const int CloseOnExec = 0x80000; // EPOLL_CLOEXEC
    private const int AddControl = 1; // EPOLL_CTL_ADD
    private const int RemoveControl = 2; // EPOLL_CTL_DEL
    private const int ModifyControl = 3; // EPOLL_CTL_MOD
    private const uint In = 0x001; // EPOLLIN
    private const uint Out = 0x004; // EPOLLOUT
    private const uint Failed = 0x008 | 0x010; // EPOLLERR, EPOLLHUP
    private const int MostEvents = 64;

    // struct epoll_event: 32 bits of events and 64 bits of the user's, packed on x86-64 only.
    private static readonly int EventBytes = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int UserOffset = EventBytes - sizeof(long);

    private readonly SafeFileHandle _handle;
    private readonly byte[] _events = new byte[MostEvents * EventBytes];

    public EpollWatch()
    {
        Descriptor = Create(CloseOnExec);
        if (Descriptor < 0)
        {
            throw Failure("The system gives no epoll descriptor.");
        }

        _handle = new SafeFileHandle(Descriptor, ownsHandle: true);
    }

    /// <summary>Whether this system has it in the layout above.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess && BitConverter.IsLittleEndian;

    public int Descriptor { get; }

    public bool IsSignalled { get; set; }

    public void Add(Socket socket, int token) => Control(AddControl, socket, token, In);

    public void WatchWriting(Socket socket, int token, bool on) => Control(ModifyControl, socket, token, on ? In | Out : In);

    public void Remove(Socket socket, int token) => Control(RemoveControl, socket, token, 0);

    public void AddTo(List<Socket> reading, List<Socket> writing)
    {
        // Waited for by the descriptor.
    }

    public int Collect(Span<ReadyStream> ready)
    {
        int count;
        fixed (byte* events = _events)
        {
            count = Wait(_handle, events, Math.Min(ready.Length, MostEvents), 0);
        }

        for (var i = 0; i < count; i++)
        {
            var at = _events.AsSpan(i * EventBytes, EventBytes);
            var events = BinaryPrimitives.ReadUInt32LittleEndian(at);
            var token = (int)BinaryPrimitives.ReadInt64LittleEndian(at[UserOffset..]);
            ready[i] = new(token, (events & (In | Failed)) != 0, (events & (Out | Failed)) != 0);
        }

        return Math.Max(count, 0);
    }

    public void Dispose() => _handle.Dispose();

    private void Control(int operation, Socket socket, int token, uint events)
    {
        var e = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(new Span<byte>(e, 4), events);
        BinaryPrimitives.WriteInt64LittleEndian(new Span<byte>(e + UserOffset, 8), token);
        if (Control(_handle, operation, (int)socket.Handle, e) < 0 && operation != RemoveControl)
        {
            throw Failure("The system does not watch one more socket.");
        }
    }

    private static SocketException Failure(string message) => new((int)SocketError.TooManyOpenSockets, $"{message} ({new Win32Exception(Marshal.GetLastPInvokeError()).Message})");

    [LibraryImport(Library, EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport(Library, EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(SafeHandle epoll, int operation, int descriptor, byte* e);

    [LibraryImport(Library, EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int Wait(SafeHandle epoll, byte* events, int count, int milliseconds);
}
