using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Itog.WebRtc.Tests")]
