using System.Runtime.InteropServices;

namespace Itog.Conference.Workers.Linux;

/// <summary>
/// The system calls of batched datagrams, and the structures they take on 64-bit Linux. Each call says by <see cref="Marshal.GetLastPInvokeError"/>
/// why it failed. They may sleep or run long, so none skips the GC transition.
/// </summary>
internal static unsafe partial class Libc
{
    public const int PollIn = 0x001;
    public const int PollOut = 0x004;

    public const int DontWait = 0x40; // MSG_DONTWAIT
    public const int Truncated = 0x20; // MSG_TRUNC

    public const int Interrupted = 4; // EINTR
    public const int InputOutput = 5; // EIO
    public const int Again = 11; // EAGAIN
    public const int Invalid = 22; // EINVAL
    public const int MessageSize = 90; // EMSGSIZE
    public const int NoBuffers = 105; // ENOBUFS
    public const int ConnectionRefused = 111; // ECONNREFUSED

    public const int Udp = 17; // SOL_UDP
    public const int UdpSegment = 103; // UDP_SEGMENT, udp(7)

    private const string Library = "libc";
    private const int NonBlocking = 0x800; // EFD_NONBLOCK
    private const int CloseOnExec = 0x80000; // EFD_CLOEXEC

    /// <summary>Whether this system has all of them in the layout below.</summary>
    public static bool HasBatches { get; } =
        OperatingSystem.IsLinux()
        && Environment.Is64BitProcess
        && BitConverter.IsLittleEndian
        && NativeLibrary.TryLoad(Library, typeof(Libc).Assembly, null, out var handle)
        && NativeLibrary.TryGetExport(handle, "recvmmsg", out _)
        && NativeLibrary.TryGetExport(handle, "sendmmsg", out _)
        && NativeLibrary.TryGetExport(handle, "ppoll", out _)
        && NativeLibrary.TryGetExport(handle, "eventfd", out _);

    /// <summary>recvmmsg(2): how many datagrams came, or -1.</summary>
    [LibraryImport(Library, EntryPoint = "recvmmsg", SetLastError = true)]
    public static partial int ReceiveMany(int socket, MessageHeader* messages, uint count, int flags, TimeSpec* timeout);

    /// <summary>sendmmsg(2): how many messages went out, or -1 when the first one did not.</summary>
    [LibraryImport(Library, EntryPoint = "sendmmsg", SetLastError = true)]
    public static partial int SendMany(int socket, MessageHeader* messages, uint count, int flags);

    /// <summary>ppoll(2): how many descriptors are ready, or -1.</summary>
    [LibraryImport(Library, EntryPoint = "ppoll", SetLastError = true)]
    public static partial int Poll(PollDescriptor* descriptors, ulong count, TimeSpec* timeout, void* signals);

    /// <summary>read(2).</summary>
    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeHandle descriptor, void* buffer, nuint count);

    /// <summary>write(2).</summary>
    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeHandle descriptor, void* buffer, nuint count);

    /// <summary>A descriptor that counts what is written to it and is readable above zero; -1 when there are too many.</summary>
    public static int OpenEvent() => OpenEvent(0, NonBlocking | CloseOnExec);

    /// <summary>eventfd(2).</summary>
    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    private static partial int OpenEvent(uint value, int flags);

    /// <summary>struct pollfd of poll(2).</summary>
    public struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    /// <summary>struct timespec of clock_gettime(2).</summary>
    public struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <summary>struct iovec of readv(2): a piece of memory.</summary>
    public struct Piece
    {
        public byte* Start;
        public nuint Length;
    }

    /// <summary>struct mmsghdr of sendmmsg(2), with the struct msghdr of sendmsg(2) in it.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    public struct MessageHeader
    {
        public byte* Name;
        public uint NameLength;
        public Piece* Pieces;
        public nuint PieceCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
        private readonly int _padding; // of struct msghdr to whole words

        /// <summary>Of the datagram received, or of what was sent.</summary>
        public uint Length;
    }

    /// <summary>struct cmsghdr of cmsg(3) with a value of two bytes: how long each segment of a message is.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 24)]
    public struct SegmentControl
    {
        /// <summary>CMSG_LEN(2): the header and the value, without the padding.</summary>
        public const int UsedLength = 18;

        public nuint Length;
        public int Level;
        public int Type;
        public ushort SegmentLength;
    }
}
