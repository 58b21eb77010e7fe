namespace Whetstone;

/// <summary>Marks a static partial class that gets a property <c>Table</c> with all ops and pointwise functions of its assembly, so that programs which use them can be written to files and read again.</summary>
/// <remarks><code>[OpsOfThisAssembly] public static partial class MyOps;</code> and then <c>Program.Load(path, MyOps.Table)</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OpsOfThisAssemblyAttribute : Attribute;
