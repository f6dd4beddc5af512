import Administration
import Database
import Organizations
import Vocabulary
import Web
enum AdministrationFeature { static func endpoints(database: Database, world: World) -> [Endpoint] { [] } }
