using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Itog.Conference.Workers.Linux;

/// <summary>A bell by an event descriptor (eventfd(2)): any thread rings it, and the worker sees it among its sockets.</summary>
internal sealed unsafe class EventBell : IDisposable
{
    private readonly SafeFileHandle _handle;

    public EventBell()
    {
        Descriptor = Libc.OpenEvent();
        if (Descriptor < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "The system gives no event descriptor.");
        }

        _handle = new SafeFileHandle(Descriptor, ownsHandle: true);
    }

    /// <summary>Readable while the bell has rung and <see cref="Quiet"/> was not called.</summary>
    public int Descriptor { get; }

    /// <summary>Any thread, also when the bell is gone.</summary>
    public void Ring()
    {
        var one = 1UL;
        try
        {
            _ = Libc.Write(_handle, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }

    /// <summary>Worker thread: has heard it.</summary>
    public void Quiet()
    {
        ulong count;
        _ = Libc.Read(_handle, &count, sizeof(ulong));
    }

    public void Dispose() => _handle.Dispose();
}
