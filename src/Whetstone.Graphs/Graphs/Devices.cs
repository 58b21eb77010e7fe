using System.Text.RegularExpressions;

namespace Whetstone.Graphs;

/// <summary>Names of devices: <c>/cpu:0</c>, <c>/device:CPU:0</c>, <c>/job:localhost/replica:0/task:0/device:CPU:0</c>.</summary>
internal static partial class Devices
{
    /// <summary>The device there is.</summary>
    internal const string Cpu = "/device:CPU:0";

    /// <summary>Whether a device is there. Every CPU number is: they share the same cores.</summary>
    internal static bool IsHere(string name) => name.Length == 0 || Processor().IsMatch(name);

    [GeneratedRegex(@"^(/job:localhost|/replica:0|/task:0)*/?(device:)?cpu(:(\d+|\*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Processor();
}
