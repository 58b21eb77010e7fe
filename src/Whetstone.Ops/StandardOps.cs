namespace Whetstone.Ops;

/// <summary>All ops of this assembly. Their table is generated.</summary>
[OpsOfThisAssembly]
public static partial class StandardOps;
