namespace Itog.Queue.Protocol;

/// <summary>Who leads a protocol, seen from the expert who looks at it.</summary>
public enum ProtocolOwner
{
    Nobody,
    Me,
    Other,
}
