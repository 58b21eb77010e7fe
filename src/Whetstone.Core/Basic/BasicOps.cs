namespace Whetstone.Ops;

/// <summary>The ops on which tensors themselves are built: views, copies, conversions. Their table is generated.</summary>
[OpsOfThisAssembly]
public static partial class BasicOps;
