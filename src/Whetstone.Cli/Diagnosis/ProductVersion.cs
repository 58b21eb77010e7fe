using System.Reflection;

namespace Whetstone.Cli;

/// <summary>The version of a library as its package has it.</summary>
internal static class ProductVersion
{
    // Many libraries fix their assembly version, Spectre.Console at 0.0.0; the informational one is the package's, and ends in a commit.
    internal static string Of(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? type.Assembly.GetName().Version?.ToString(3) ?? "unknown";
}
