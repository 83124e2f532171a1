// What the program tells its caller when it ends.
#pragma once

namespace rapporteur::app {

enum class ExitCode : int {
    fine = 0,
    faults_in_the_material = 1,     // facts, templates, documents: the author mends them
    wrong_use = 2,                  // the command line
    world_failed = 3,               // a file, a font, the disk
    internal_fault = 4,             // the program itself
};

}  // namespace rapporteur::app
