namespace Whetstone.Bench.Kernels;

// One class a family, so that a filter such as *Gemm* finds it.
public class Gemm() : KernelBenchmarks("gemm");

public class Convolution() : KernelBenchmarks("convolution");

public class Winograd() : KernelBenchmarks("winograd");

public class Depthwise() : KernelBenchmarks("depthwise");

public class Pool() : KernelBenchmarks("pool");

public class BatchNorm() : KernelBenchmarks("batch norm");

public class Softmax() : KernelBenchmarks("softmax");

public class Pointwise() : KernelBenchmarks("pointwise");
